#!/usr/bin/env node
const path = require("node:path");

/** The sources as one compiled file; undefined where there can be none. */
function compiled() {
  // `node --inspect --import tsx cli/holdfast.js` runs the sources themselves.
  if (".ts" in require.extensions) return undefined;
  try {
    return require("./compiled.js").open(path.join(__dirname, ".."));
  } catch {
    // A folder that can't be written to, or a source that does not compile, of which tsx says more.
    require("tsx/cjs/api").register();
    return undefined;
  }
}

const sources = compiled();
if (sources) sources.load("cli/main.ts").main(sources.sourceStack);
else require("./main.ts").main();
