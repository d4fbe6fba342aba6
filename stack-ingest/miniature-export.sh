#!/bin/sh
# Makes a graph export of Software Heritage, with contents, out of git repositories, to try `stackyard ingest swh` on:
#
#   stack-ingest/miniature-export.sh OUT REPOSITORY...
#
# A repository is a path, or URL=PATH to give it an origin. See MiniatureExport.
set -eu
home=$(CDPATH='' cd -- "${0%/*}/.." && pwd -P)
class_path=$home/stack-ingest/target/test-class-path.txt
if [ ! -f "$class_path" ]; then
    (cd "$home" && mvn -q -B -pl stack-ingest -am -DskipTests test-compile \
        org.apache.maven.plugins:maven-dependency-plugin:build-classpath -Dmdep.includeScope=test \
        -Dmdep.outputFile=target/test-class-path.txt)
fi
exec java -Xmx1g -cp "$home/stack-ingest/target/test-classes:$home/stack-ingest/target/classes:$(cat "$class_path")" \
    "${EXPORT_TOOL:-dev.stackyard.ingest.export.MiniatureExport}" "$@"
