// The Pulumi program, for a project of one's own that has this package: `module.exports = require("holdfast");` is all of its index.js.
const { hasSources, open } = require("./cli/compiled.js");

if (hasSources(__dirname)) {
  require("tsx/cjs/api").register();
  module.exports = require("./index.ts");
} else module.exports = open(__dirname).load("index.ts");
