// Holdfast's program; resources of your own go below (docs/extend.md).
module.exports = require("holdfast");
