#!/usr/bin/env node
// tsx takes the types off as each file is loaded; they are checked by `npm run types`.
require("tsx/cjs/api").register();
require("./main.ts");
