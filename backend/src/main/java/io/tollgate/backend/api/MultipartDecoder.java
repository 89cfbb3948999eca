package io.tollgate.backend.api;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.multipart.Attribute;
import io.netty.handler.codec.http.multipart.DefaultHttpDataFactory;
import io.netty.handler.codec.http.multipart.HttpPostMultipartRequestDecoder;
import io.netty.handler.codec.http.multipart.HttpPostRequestDecoder.ErrorDataDecoderException;
import io.netty.handler.codec.http.multipart.InterfaceHttpData;
import io.tollgate.backend.api.ParameterValue.Hash;
import io.tollgate.backend.api.ParameterValue.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Decodes {@code multipart/form-data}, in memory. An uploaded file is a value without meaning. */
final class MultipartDecoder {

  private MultipartDecoder() {}

  static Parameters decode(String contentType, ByteBuf body) throws MalformedParametersException {
    DefaultFullHttpRequest request =
        new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, "/", body.duplicate());
    request.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
    HttpPostMultipartRequestDecoder decoder;
    try {
      decoder =
          new HttpPostMultipartRequestDecoder(
              new DefaultHttpDataFactory(false), request, StandardCharsets.ISO_8859_1);
    } catch (ErrorDataDecoderException e) {
      throw malformed();
    }
    try {
      return parameters(decoder);
    } catch (IOException e) {
      throw malformed();
    } finally {
      decoder.destroy();
    }
  }

  private static Parameters parameters(HttpPostMultipartRequestDecoder decoder)
      throws MalformedParametersException, IOException {
    Parameters parameters = new Parameters();
    int count = 0;
    for (InterfaceHttpData data : decoder.getBodyHttpDatas()) {
      if (++count > FormDecoder.MAX_PARAMETERS) {
        throw new MalformedParametersException(
            "total number of form parameters exceeds limit (" + FormDecoder.MAX_PARAMETERS + ")");
      }
      // The decoder was told that names are Latin-1, which keeps their bytes.
      byte[] name = data.getName().getBytes(StandardCharsets.ISO_8859_1);
      String decodedName = FormDecoder.text(name, name.length, parameters);
      if (data instanceof Attribute attribute) {
        byte[] value = attribute.get();
        parameters.put(decodedName, new Text(FormDecoder.text(value, value.length, parameters)));
      } else {
        parameters.put(decodedName, new Hash());
      }
    }
    return parameters;
  }

  private static MalformedParametersException malformed() {
    return new MalformedParametersException("Invalid request body: not multipart/form-data");
  }
}
