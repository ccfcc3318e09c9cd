/** Programs in place of those that documented commands need and a test cannot run, each with the reason. */
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./installed";

/** Which commands a stand-in runs, and why. */
export const STANDS_IN: readonly [command: RegExp, reason: string][] = [
  [/\bnpm ci\b/, "npm ci: the registry; the dependencies are this checkout's"],
  [/\bnpm install\b/, "npm install: the registry; the packed file is unpacked beside this checkout's dependencies"],
  [/\bpulumi (up|preview)\b/, "pulumi: an AWS account; its files and options are checked"],
  [/\bpulumi stack export\b/, "pulumi stack export: an AWS account; the plan's own export"],
];

/** `npm`: what asks the registry has this checkout's dependencies; the rest is npm's own. */
const NPM = `#!/bin/bash
set -e
link() { for one in ${ROOT}/node_modules/* ${ROOT}/node_modules/.bin; do
  name=$(basename "$one"); [ -e "node_modules/$name" ] || ln -s "$one" "node_modules/$name"; done; }
case "$1" in
  ci) mkdir -p node_modules; link ;;
  install)
    mkdir -p node_modules
    if [ -n "$2" ]; then
      mkdir -p node_modules/holdfast node_modules/.bin
      tar -xzf "$2" -C node_modules/holdfast --strip-components=1
      ln -s ../holdfast/cli/holdfast.js node_modules/.bin/holdfast
      chmod +x node_modules/holdfast/cli/holdfast.js
      for one in @pulumi commander esbuild picocolors tsx yaml zod; do ln -s "${ROOT}/node_modules/$one" "node_modules/$one"; done
    fi ;;
  *) exec "$NPM" "$@" ;;
esac
`;

/** `pulumi`: refuses options that it has not, and files that are not there (https://www.pulumi.com/docs/iac/cli/commands/pulumi_up/). */
const PULUMI = `#!/usr/bin/env node
const fs = require("node:fs");
const { parseArgs } = require("node:util");
const path = require("node:path");
const options = { stack: { type: "string", short: "s" }, "policy-pack": { type: "string" }, "policy-pack-config": { type: "string" } };
const { values, positionals } = parseArgs({ args: process.argv.slice(2), options, allowPositionals: true });
const need = (file) => { if (!fs.existsSync(file)) { console.error(file + " is missing"); process.exit(1); } };
need("Pulumi.yaml");
if (values.stack) need("Pulumi." + values.stack + ".yaml");
const command = positionals.join(" ");
if (command === "stack export") process.stdout.write(fs.readFileSync(path.join(process.env.EXPORTS, values.stack + ".json")));
else if (["up", "preview"].includes(command)) {
  if (values["policy-pack"]) need(path.join(values["policy-pack"], "PulumiPolicy.yaml"));
  if (values["policy-pack-config"]) JSON.parse(fs.readFileSync(values["policy-pack-config"], "utf8"));
} else { console.error("no stand-in for pulumi " + command); process.exit(1); }
`;

/** Writes them into a folder for the PATH. */
export function writeStandIns(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries({ npm: NPM, pulumi: PULUMI })) {
    writeFileSync(path.join(folder, name), text);
    chmodSync(path.join(folder, name), 0o755);
  }
}
