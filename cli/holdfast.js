#!/usr/bin/env node
const path = require("node:path");

// V8 optimizes what runs often, beside the program: in the seconds that a command takes that costs a quarter of its CPU time, and comes too late to
// save any. A function is to run four times as long as by default before (v8/src/flags/flag-definitions.h); large exports take less time, too.
require("node:v8").setFlagsFromString("--interrupt-budget=600000");
// A plan's objects live to its end: room for young ones that does not grow saves a fifth of the memory, and costs no time.
if (process.argv[2] === "plan") require("node:v8").setFlagsFromString("--semi-space-growth-factor=1");

const UNWRITABLE = ["EACCES", "EEXIST", "ENOSPC", "ENOTDIR", "EPERM", "EROFS"];

/** The sources as one compiled file; undefined where there can be none. */
function compiled() {
  const { hasSources, open } = require("./compiled.js");
  const root = path.join(__dirname, "..");
  // `node --inspect --import tsx cli/holdfast.js` runs the sources themselves.
  if (".ts" in require.extensions && hasSources(root)) return undefined;
  try {
    return open(root);
  } catch (error) {
    const isUncompiled = error.errors !== undefined;
    if (!isUncompiled && !UNWRITABLE.includes(error.code)) throw error;
    // tsx keeps its own cache elsewhere, and says more of a source that does not compile.
    require("tsx/cjs/api").register();
    return undefined;
  }
}

const sources = compiled();
if (sources) sources.load("cli/main.ts").main(sources.sourceStack);
else require("./main.ts").main();
