import Module from "node:module";
import path from "node:path";

/**
 * Modules of Pulumi's SDK that a plan never needs, and what is read of each while the SDK loads: the Automation API, and the serialization of
 * closures, for which the SDK loads the TypeScript compiler and npm. They are four fifths of the SDK's start, in time and in memory.
 */
const DEFERRED: Readonly<Record<string, readonly string[]>> = {
  automation: [],
  "runtime/closure/codePaths": ["computeCodePaths"],
  "runtime/closure/serializeClosure": ["serializeFunction", "serializeFunctionAsync"],
};

type Load = (this: unknown, request: string, parent: { filename: string } | null, isMain: boolean) => unknown;

// Node's own hook for what `require` returns; no type declares it.
const hook = Module as unknown as { _load: Load };
const load = hook._load;

hook._load = function (request, parent, isMain) {
  const names =
    request.startsWith(".") && parent ? deferredNames(path.resolve(parent.filename, "..", request)) : undefined;
  return names
    ? deferred(names, () => load.call(this, request, parent, isMain))
    : load.call(this, request, parent, isMain);
};

function deferredNames(file: string): readonly string[] | undefined {
  const [, inSdk] = file.split(path.join("node_modules", "@pulumi", "pulumi") + path.sep);
  return inSdk === undefined ? undefined : DEFERRED[inSdk.replaceAll(path.sep, "/")];
}

type Exports = Record<string | symbol, unknown>;

/** A module that loads when it is first used: when one of these functions is called, or anything else of it is read. */
function deferred(functions: readonly string[], loadIt: () => unknown): unknown {
  const loaded = () => loadIt() as Exports;
  const here: Exports = { __esModule: true };
  for (const name of functions)
    here[name] = (...args: unknown[]) => (loaded()[name] as (...all: unknown[]) => unknown)(...args);
  return new Proxy(here, { get: (_, name) => (Object.hasOwn(here, name) ? here[name] : loaded()[name]) });
}
