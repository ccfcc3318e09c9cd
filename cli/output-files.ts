import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { UsageError } from "./errors";

/** A file to be written. */
export interface OutputFile {
  path: string;
  content: string;
}

/**
 * Checks, before any work, that an option's folder can be made and written.
 *
 * @throws UsageError with the option, its value and the fix
 */
export function assertWritableFolder(option: string, folder: string): void {
  const at = path.resolve(folder);
  if (existsSync(at) && !statSync(at).isDirectory())
    throw new UsageError(`${option} ${folder}: is a file; name a folder, which need not exist yet.`);
  assertWritable(`${option} ${folder}`, at);
}

/**
 * Checks, before any work, that an option's file can be written; its folder need not exist yet.
 *
 * @throws UsageError with the option, its value and the fix
 */
export function assertWritableFile(option: string, file: string): void {
  const at = path.resolve(file);
  if (existsSync(at) && statSync(at).isDirectory())
    throw new UsageError(`${option} ${file}: is a folder; name a file in it, such as ${path.join(file, "plan.html")}.`);
  if (!isSpecial(at)) assertWritable(`${option} ${file}`, path.dirname(at));
}

/** Tries the nearest existing folder, since permissions alone do not show a read-only disk. */
function assertWritable(what: string, folder: string): void {
  const nearest = nearestExisting(folder);
  if (!statSync(nearest).isDirectory())
    throw new UsageError(`${what}: ${nearest} is a file and can hold nothing; name another place.`);
  try {
    rmdirSync(mkdtempSync(path.join(nearest, ".holdfast-")));
  } catch (error) {
    throw new UsageError(`${what}: ${nearest} cannot be written (${codeOf(error)}); name another place.`);
  }
}

function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(path.dirname(folder));
}

/**
 * Writes files, all or none: each to a temporary file beside its target, renamed when all are complete.
 *
 * @throws UsageError where one cannot be written; then no file is changed, and no folder is left behind
 */
export function writeTogether(files: readonly OutputFile[]): void {
  const undo: (() => void)[] = [];
  try {
    const moves = files.map((file) => writing(file, () => writePart(file, undo)));
    moves.forEach((move, i) => writing(files[i]!, move));
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}

/** Writes a temporary file beside the target. @returns a function that renames it */
function writePart(file: OutputFile, undo: (() => void)[]): () => void {
  const made = mkdirSync(path.dirname(file.path), { recursive: true });
  if (made !== undefined) undo.push(() => rmSync(made, { recursive: true, force: true }));
  // A device or a pipe is written directly: a rename would replace it.
  if (isSpecial(file.path)) {
    writeFileSync(file.path, file.content);
    return () => undefined;
  }
  // Of a link, its target: the link stays.
  const place = existsSync(file.path) ? realpathSync(file.path) : file.path;
  // Checked here: at the rename it would be too late for the other files.
  if (existsSync(place) && statSync(place).isDirectory())
    throw new UsageError(`${file.path}: is a folder where a file must go; name another place.`);
  const part = `${place}.${process.pid}.part`;
  undo.push(() => rmSync(part, { force: true }));
  writeFileSync(part, file.content);
  return () => renameSync(part, place);
}

function writing<T>(file: OutputFile, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${file.path}: cannot be written (${codeOf(error)}); name another place, or make room.`);
  }
}

/** Something that exists and is neither a file nor a folder: /dev/stdout, a named pipe. */
function isSpecial(file: string): boolean {
  if (!existsSync(file)) return false;
  const found = statSync(file);
  return !found.isFile() && !found.isDirectory();
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
