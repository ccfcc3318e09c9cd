// Runs the project's TypeScript from one file of JavaScript in node_modules/.cache, which is made where there is none of these sources yet. tsx, which
// takes the types off file by file, costs as much time as the plan itself: of each file it asks for a cache of its own, and it turns on source
// maps, which Node then reads for every file of every package.
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const { createRequire, SourceMap } = require("node:module");
const path = require("node:path");
const vm = require("node:vm");

const SOURCES = ["index.ts", "facts", "lib", "components", "policy", "cli"];

/** Each source, by its path from the root with slashes, in the order of their names. */
function readSources(root) {
  const read = (file) => {
    if (file.endsWith(".ts")) return [[file, fs.readFileSync(path.join(root, file))]];
    const entries = fs.readdirSync(path.join(root, file), { withFileTypes: true });
    const wanted = entries.filter((one) =>
      one.isDirectory() ? !["node_modules", "dist"].includes(one.name) : one.name.endsWith(".ts"),
    );
    return wanted.flatMap(({ name }) => read(`${file}/${name}`));
  };
  return SOURCES.filter((place) => fs.existsSync(path.join(root, place))).flatMap(read);
}

/** A digest of all that the result depends on: every source, how esbuild reads them, esbuild itself, and this file. */
function digestOf(root, sources) {
  const hash = createHash("sha256").update(require("esbuild/package.json").version);
  const settings = [path.join(root, "tsconfig.json"), __filename].map((file) => [file, fs.readFileSync(file)]);
  for (const [file, content] of [...settings, ...sources]) hash.update(`\n${file} ${content.length}\n`).update(content);
  return hash.digest("hex").slice(0, 32);
}

/** One script, an object of a function for each module; and for each module the line that it begins at, with its source map. */
function compile(root, sources) {
  const { outputFiles } = require("esbuild").buildSync({
    ...{ absWorkingDir: root, entryPoints: sources.map(([file]) => file), outbase: root, outdir: root, write: false },
    ...{
      format: "cjs",
      platform: "node",
      target: "node20",
      sourcemap: "external",
      sourcesContent: false,
      logLevel: "silent",
    },
  });
  const texts = new Map(outputFiles.map((file) => [file.path, file.text]));
  const [maps, lines] = [[], ["({"]];
  for (const [file] of sources) {
    const output = path.join(root, file.replace(/ts$/, "js"));
    lines.push(`${JSON.stringify(file)}(exports, require, module, __filename, __dirname) {`);
    maps.push({ file, line: lines.length, map: JSON.parse(texts.get(`${output}.map`)) });
    lines.push(...texts.get(output).trimEnd().split("\n"), "},");
  }
  return { code: [...lines, "})"].join("\n"), maps: JSON.stringify(maps) };
}

/** Written beside its place and then moved there, so that no other process reads half of it. */
function writeWhole(file, content) {
  fs.writeFileSync(`${file}.${process.pid}`, content);
  fs.renameSync(`${file}.${process.pid}`, file);
}

/** The script of the package, in which no sources are: `npm pack` has made it (build/holdfast.ts). */
const packed = (root) => path.join(root, "dist", "holdfast.js");

/** Whether the sources are here, as in the repository, or their script alone. */
const hasSources = (root) => fs.existsSync(path.join(root, "index.ts"));
exports.hasSources = hasSources;

/** Writes the script of the package, and its source maps beside it. */
exports.writePacked = function writePacked(root) {
  const { code, maps } = compile(root, readSources(root));
  fs.mkdirSync(path.dirname(packed(root)), { recursive: true });
  fs.writeFileSync(packed(root), code);
  fs.writeFileSync(`${packed(root)}.map`, maps);
};

/** The path of the script of these sources, made if it is not there; the scripts of earlier sources go. */
function scriptOf(root) {
  if (!hasSources(root)) return packed(root);
  const sources = readSources(root);
  const folder = path.join(root, "node_modules", ".cache", "holdfast-cli");
  const digest = digestOf(root, sources);
  const file = path.join(folder, `${digest}.js`);
  if (fs.existsSync(file)) return file;
  fs.mkdirSync(folder, { recursive: true });
  const earlier = fs.readdirSync(folder).filter((one) => !one.startsWith(digest));
  for (const one of earlier) fs.rmSync(path.join(folder, one), { force: true });
  const { code, maps } = compile(root, sources);
  writeWhole(`${file}.map`, maps);
  writeWhole(file, code);
  return file;
}

/** The frames of a stack, by the places in the sources. */
function sourceStack(root, script, stack) {
  if (!stack.includes(script) || !fs.existsSync(`${script}.map`)) return stack;
  const maps = JSON.parse(fs.readFileSync(`${script}.map`, "utf8"));
  const [before, ...frames] = stack.split(`${script}:`);
  return frames.reduce((text, frame) => {
    const [place, line, column] = /^(\d+):(\d+)/.exec(frame);
    const { file, line: first, map } = maps.findLast((one) => one.line < Number(line));
    const { originalLine, originalColumn } = new SourceMap(map).findEntry(line - first - 1, column - 1);
    if (originalLine === undefined) return `${text}${script}:${frame}`;
    return `${text}${path.join(root, file)}:${originalLine + 1}:${originalColumn + 1}${frame.slice(place.length)}`;
  }, before);
}

/**
 * Loads modules of the project as Node would: each once, under its own path, and anew where it was taken out of `require.cache`.
 *
 * @param root the project's folder
 * @returns `load` of a path from the root, and `sourceStack`, by which a stack names the sources
 * @throws where a source does not compile, or the cache cannot be written
 */
exports.open = function open(root) {
  const script = scriptOf(root);
  const modules = new vm.Script(fs.readFileSync(script, "utf8"), { filename: script }).runInThisContext();
  const outside = createRequire(path.join(root, "index.ts"));
  const cache = Object.create(null);

  function load(filename) {
    if (cache[filename]) return cache[filename].exports;
    const module = (cache[filename] = { exports: {}, filename, children: [] });
    modules[keyOf(filename)](module.exports, requireOf(filename), module, filename, path.dirname(filename));
    return module.exports;
  }

  function requireOf(filename) {
    const require = (wanted) => {
      if (!wanted.startsWith(".") && !path.isAbsolute(wanted)) return outside(wanted);
      const target = path.resolve(path.dirname(filename), wanted);
      const found = [target, `${target}.ts`, path.join(target, "index.ts")].find((one) =>
        Object.hasOwn(modules, keyOf(one)),
      );
      return found === undefined ? outside(target) : load(found);
    };
    return Object.assign(require, { cache });
  }

  const keyOf = (filename) => filename.slice(root.length + 1).replaceAll(path.sep, "/");
  return { load: (file) => load(path.join(root, file)), sourceStack: (stack) => sourceStack(root, script, stack) };
};
