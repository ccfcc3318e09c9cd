// Pulumi starts a pack with ts-node, which checks every type before the first preview line. The types are checked by
// this project's tests; here tsx only strips them, and takes over from ts-node for every .ts file.
require("tsx/cjs/api").register();
// A pack needs neither the Automation API nor closures: a second of its start.
require("../lib/deferred-sdk.ts");
require("./index.ts");
