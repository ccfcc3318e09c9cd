import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

const BLOCK = 512;

/** What one header holds of a name, without the fields that Go's writer adds for a longer one. */
const LONGEST_NAME = 100;

/** Pulumi's own folder, which is in no archive (pulumi/sdk/go/common/resource/archive/archive.go). */
const BOOKKEEPING = ".pulumi";

/**
 * A folder as the engine packs it to tell its hash: each file with its content, and of the rest nothing but its name.
 *
 * @returns none where a name is longer than 100 characters or not ASCII, which Go writes in ways of its own
 */
export function tarOf(folder: string): Buffer | undefined {
  const files = filesOf(folder).map((file) => ({ name: path.relative(folder, file).split(path.sep).join("/"), file }));
  if (files.some(({ name }) => name.length > LONGEST_NAME || !/^[\x20-\x7e]*$/.test(name))) return undefined;
  const entries = files.flatMap(({ name, file }) => {
    const content = readFileSync(file);
    return [header(name, content.length), content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)];
  });
  return Buffer.concat([...entries, Buffer.alloc(2 * BLOCK)]);
}

/** In the order of Go's `filepath.Walk`: by the bytes of the names, folder by folder. Links to folders are passed over. */
function filesOf(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => name !== BOOKKEEPING);
  entries.sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
  return entries.flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return filesOf(file);
    return entry.isSymbolicLink() && statSync(file).isDirectory() ? [] : [file];
  });
}

/** As Go's archive/tar writes it (USTAR), for a file of mode 0600, without owner or time. */
function header(name: string, size: number): Buffer {
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0);
  for (const [at, width, value] of [
    [100, 8, 0o600], // mode
    [108, 8, 0], // user
    [116, 8, 0], // group
    [124, 12, size],
    [136, 12, 0], // time
    [329, 8, 0], // device
    [337, 8, 0],
  ] as const)
    block.write(octal(value, width), at);
  block.write("0", 156); // a file
  block.write("ustar\u000000", 257);
  // The sum is taken with blanks in its own place.
  block.fill(" ", 148, 156);
  block.write(
    octal(
      block.reduce((sum, byte) => sum + byte, 0),
      7,
    ),
    148,
  );
  return block;
}

function octal(value: number, width: number): string {
  return `${value.toString(8).padStart(width - 1, "0")}\u0000`;
}
