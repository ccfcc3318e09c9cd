import { crc32 } from "node:zlib";

/** A file of an archive. */
export interface Entry {
  /** With slashes, from the archive's root. */
  path: string;
  content: Buffer;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const VERSION = 20;
/** 1 January 1980, the first day that a zip file knows: equal files give equal bytes on every day. */
const FIRST_DAY = 0x21;
/** A regular file that everyone may read, as Lambda requires (https://docs.aws.amazon.com/lambda/latest/dg/nodejs-package.html). */
const READABLE = (0o100644 << 16) >>> 0;
const MADE_ON_UNIX = 3 << 8;

/**
 * A zip archive, its files stored as they are (PKWARE's APPNOTE.TXT, 4.3). It is the same, byte for byte, wherever it is made, so that a plan
 * does not change by itself.
 */
export function zip(entries: readonly Entry[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const local = Buffer.concat([numbers([LOCAL, 4]), common(entry), Buffer.from(entry.path), entry.content]);
    centrals.push(central(entry, offset));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const count = entries.length;
  const end = numbers([END, 4], [0, 2], [0, 2], [count, 2], [count, 2], [directory.length, 4], [offset, 4], [0, 2]);
  return Buffer.concat([...locals, directory, end]);
}

/** What a file's own header and its line in the directory both have: version, flags, method, time, date, sum, sizes, lengths of names. */
function common({ path, content }: Entry): Buffer {
  const size = content.length;
  return numbers(
    [VERSION, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [FIRST_DAY, 2],
    [crc32(content), 4],
    [size, 4],
    [size, 4],
    [Buffer.byteLength(path), 2],
    [0, 2],
  );
}

function central(entry: Entry, offset: number): Buffer {
  const before = numbers([CENTRAL, 4], [MADE_ON_UNIX | VERSION, 2]);
  const after = numbers([0, 2], [0, 2], [0, 2], [READABLE, 4], [offset, 4]);
  return Buffer.concat([before, common(entry), after, Buffer.from(entry.path)]);
}

/** Little-endian numbers, each with its size in bytes. */
function numbers(...fields: [value: number, bytes: 2 | 4][]): Buffer {
  return Buffer.concat(
    fields.map(([value, bytes]) => {
      const field = Buffer.alloc(bytes);
      field.writeUIntLE(value, 0, bytes);
      return field;
    }),
  );
}
