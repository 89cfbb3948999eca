package io.tollgate.server.cli;

import io.tollgate.server.composition.TokenDesk;
import io.tollgate.server.settings.SettingValues;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * {@code tollgate token}: access tokens of the admin user, made beside the server or without it.
 */
@Command(
    name = "token",
    description = "Makes access tokens for the admin API.",
    mixinStandardHelpOptions = true)
final class TokenCommand implements Runnable {

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills the field
  TokenCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** {@code tollgate token create}: prints the new token's value alone, for scripts. */
  @Command(
      name = "create",
      customSynopsis = {
        "tollgate token create --name=N --scopes=S[,S...] --permission=P [OPTIONS]",
        "tollgate token create --master [OPTIONS]"
      },
      description = "Makes a token and prints its value, which is shown only now.")
  static final class CreateCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(
        names = "--master",
        description = "A token of the operator, who makes and ends tenants, instead of a user's.")
    private boolean master;

    @Option(names = "--name", description = "What it is for.")
    private @Nullable String name;

    @Option(
        names = "--scopes",
        split = ",",
        description =
            "account_management, stats, cms, finance, policy_registry; separated by commas.")
    private @Nullable List<String> scopes;

    @Option(names = "--permission", description = "ro (read) or rw (read and write).")
    private @Nullable String permission;

    @SuppressWarnings("NullAway.Init") // picocli fills the fields
    CreateCommand() {}

    @Override
    public Integer call() throws Exception {
      SettingValues values = SettingsOptions.read(spec);
      PrintWriter out = spec.commandLine().getOut();
      out.println(master ? TokenDesk.createMaster(values) : ofUser(values));
      out.flush();
      return 0;
    }

    private String ofUser(SettingValues values) {
      if (name == null || scopes == null || permission == null) {
        throw new ParameterException(
            spec.commandLine(), "give --name, --scopes and --permission, or --master alone");
      }
      return TokenDesk.create(values, name, scopes, permission);
    }
  }
}
