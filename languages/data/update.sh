#!/bin/sh
# Takes Linguist's data from a clone of github.com/github-linguist/linguist and makes this module's resources from it.
# Usage, from anywhere: languages/data/update.sh CLONE [REVISION]
# Then: write the revision and the printed figures into data/linguist/README.md, read generated.rb's changes into
# PathTraits and GeneratedContent, and run the module's tests.
set -eu

clone=$(cd "${1:?usage: update.sh CLONE [REVISION]}" && pwd)
revision=${2:-HEAD}
module=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

git -C "$clone" archive "$revision" lib/linguist samples LICENSE | tar -x -C "$work"
for name in languages heuristics vendor documentation generic; do
    cp "$work/lib/linguist/$name.yml" "$module/data/linguist/"
done
cp "$work/LICENSE" "$module/data/linguist/"
git -C "$clone" rev-parse "$revision"

cd "$module/.."
mvn -q -pl languages -am test-compile dependency:build-classpath \
    -DincludeGroupIds=org.yaml -Dmdep.outputFile="$work/classpath"
cd "$module"
classpath=target/classes:target/test-classes:$(cat "$work/classpath")
java -cp "$classpath" dev.stackyard.languages.generate.ResourceGenerator
cd .. && mvn -q -pl languages -am process-classes && cd "$module"
java -cp "$classpath" dev.stackyard.languages.generate.ClassifierTrainer "$work/samples"
