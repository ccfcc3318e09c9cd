// Holdfast's program; resources of your own go below (docs/application.md).
module.exports = require("holdfast");
