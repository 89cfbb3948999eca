#!/bin/sh
# Builds the policy of this directory into body-signature.jar, with nothing but a JDK.
# usage: build.sh DIRECTORY   (where the jar goes: one of those in gateway.policies.path)
set -eu
target=${1:?usage: build.sh DIRECTORY}
here=$(cd "$(dirname "$0")" && pwd)
home=$(cd "$here/../.." && pwd)
jdk=$("$home/bin/find-jdk")
lib=$home/lib
[ -d "$lib" ] || lib=$home/server/target/tollgate/lib    # a checkout that was built
set -- "$lib"/policy-*.jar
[ -f "$1" ] || { echo "no policy-*.jar in $lib: build Tollgate first, for example with ./tollgate config" >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$jdk/bin/javac" -Xlint:all -Werror --release 25 -cp "$1" -d "$work/classes" "$here"/*.java
mkdir -p "$work/classes/META-INF" "$target"
cp "$here/tollgate-policy.json" "$work/classes/META-INF/"
"$jdk/bin/jar" --create --file "$work/body-signature.jar" -C "$work/classes" .
mv "$work/body-signature.jar" "$target/.body-signature.new"
mv "$target/.body-signature.new" "$target/body-signature.jar"    # at once: a reload never finds half a jar
echo "$target/body-signature.jar"
