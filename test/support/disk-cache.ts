import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

export const ROOT = path.join(__dirname, "../..");

/** After this long without use, what other sources have made is deleted: another run may still read younger ones. */
const KEEP_MS = 600_000;

/** After this long the process that holds a lock is taken for stuck: a plan takes seconds. */
const STUCK_MS = 120_000;

const POLL_MS = 20;

/** How values are kept. */
interface Form<T> {
  encode(value: T): Buffer | string;
  decode(content: Buffer): T;
}

/**
 * What takes long to make, kept in a folder of node_modules/.cache/holdfast by a digest of the sources that make it and a key: made once, by whatever
 * process, and never stale. While another process makes it, this one waits for it.
 */
export class DiskCache<T> {
  private readonly folder: string;
  private sources: string | undefined;

  /** @param made the files and folders, from the root, that a value is made by */
  constructor(
    name: string,
    private readonly made: readonly string[],
    private readonly form: Form<T>,
  ) {
    this.folder = path.join(ROOT, "node_modules/.cache/holdfast", name);
  }

  async get(key: string, make: () => T | Promise<T>): Promise<T> {
    this.sources ??= hashOfFiles(this.made.map((one) => path.join(ROOT, one)));
    const file = path.join(this.folder, `${this.sources}-${key}.gz`);
    mkdirSync(this.folder, { recursive: true });
    for (;;) {
      const found = this.read(file);
      if (found) return found.value;
      if (lock(file)) break;
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    try {
      // Another process may have finished it between the reading and the lock.
      const found = this.read(file);
      if (found) return found.value;
      const value = await make();
      this.write(file, value);
      this.removeOld();
      return value;
    } finally {
      rmSync(`${file}.lock`, { force: true });
    }
  }

  private read(file: string): { value: T } | undefined {
    try {
      const content = gunzipSync(readFileSync(file));
      const now = new Date();
      utimesSync(file, now, now);
      return { value: this.form.decode(content) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  }

  /** Whole or not at all: a reader never sees half a file. */
  private write(file: string, value: T): void {
    const unfinished = `${file}.${process.pid}`;
    writeFileSync(unfinished, gzipSync(this.form.encode(value), { level: 1 }));
    renameSync(unfinished, file);
  }

  private removeOld(): void {
    for (const name of readdirSync(this.folder)) {
      const file = path.join(this.folder, name);
      if (!name.startsWith(this.sources!) && ageOf(file) > KEEP_MS) rmSync(file, { force: true });
    }
  }
}

/** Whether this process now has the lock of a file. A lock is gone with the process that held it. */
function lock(file: string): boolean {
  const name = `${file}.lock`;
  try {
    writeFileSync(name, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    if (isAbandoned(name)) rmSync(name, { force: true });
    return false;
  }
}

function isAbandoned(name: string): boolean {
  try {
    const age = Date.now() - statSync(name).mtimeMs;
    const holder = Number(readFileSync(name, "utf8"));
    // The name is there before the holder's number is.
    return age > STUCK_MS || (holder > 0 && !isRunning(holder));
  } catch {
    return false;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function ageOf(file: string): number {
  return Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Infinity);
}

/** A digest of files, and of the files in folders. */
export function hashOfFiles(paths: string[]): string {
  return digest(...paths.flatMap(filesIn).flatMap((file) => [path.relative(ROOT, file), digest(readFileSync(file))]));
}

function filesIn(name: string): string[] {
  const found = statSync(name, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found ? [name] : [];
  return readdirSync(name)
    .sort()
    .flatMap((one) => (one === "node_modules" ? [] : filesIn(path.join(name, one))));
}

export function digest(...parts: (string | Buffer)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex").slice(0, 24);
}
