const { existsSync } = require("node:fs");
const path = require("node:path");

if (existsSync(path.join(__dirname, "index.ts"))) {
  // The repository runs the sources. Pulumi starts a pack with ts-node, which checks every type before the first preview line; this project's
  // tests check them, so that tsx only strips them here, and takes over from ts-node for every .ts file.
  require("tsx/cjs/api").register();
  // A pack needs neither the Automation API nor closures: a second of its start.
  require("../lib/deferred-sdk.ts");
  require("./index.ts");
} else require("./dist/pack.js");
