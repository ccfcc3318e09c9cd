/**
 * Makes dist, the compiled form of the program and the command line, which the package has in place of the sources. `npm pack` runs it, and then
 * with `--clean`, which takes it away again.
 */
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const ROOT = path.join(__dirname, "..");
const { writePacked } = createRequire(__filename)("../cli/compiled.js") as { writePacked(root: string): void };

rmSync(path.join(ROOT, "dist"), { recursive: true, force: true });
if (!process.argv.includes("--clean")) writePacked(ROOT);
