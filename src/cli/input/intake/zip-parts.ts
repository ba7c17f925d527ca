import { inflateRawSync } from 'node:zlib';
import { failAt } from '../../place.js';

/** A part of a workbook: its name and its bytes, inflated. */
export interface Part {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The most bytes that the parts of a workbook may have together when they are inflated. */
const MAX_INFLATED = 80_000_000;

/** A part that is larger than this and shrinks this many times holds next to nothing: it is made to fill memory. */
const SUSPICIOUS = [
  { bytes: 4_000_000, times: 100 },
  { bytes: 16_000_000, times: 40 },
];

/** The most parts that are listed, and the most that hold tables. */
const MOST_ENTRIES = 20_000;
const MOST_PARTS = 500;
const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  readonly packed: number;
  readonly declared: number;
  readonly offset: number;
}

/**
 * Takes the parts out of a workbook that hold its tables, and no other. What a part says of its size and what it has
 * are both held to the limit before anything is parsed.
 *
 * @param isWanted whether a part is taken, by its name
 * @throws RasError `invalid` for what is no zip, `too-large`, `refused` for a password
 */
export function partsOfZip(bytes: Buffer, name: string, isWanted: (part: string) => boolean): Part[] {
  const entries = entriesIn(bytes, name).filter((entry) => isWanted(entry.name));
  if (entries.length > MOST_PARTS)
    failAt(
      'too-large',
      name,
      undefined,
      `has ${entries.length} sheets and other parts; at most ${MOST_PARTS} are read`,
    );
  const declared = entries.reduce((sum, entry) => sum + entry.declared, 0);
  if (declared > MAX_INFLATED) tooLarge(name, declared);
  let left = MAX_INFLATED;
  return entries.map((entry) => {
    if (SUSPICIOUS.some(({ bytes: most, times }) => entry.declared > most && entry.declared > entry.packed * times))
      failAt(
        'too-large',
        name,
        undefined,
        `its part ${entry.name} inflates ${Math.round(entry.declared / entry.packed)} times, as no table does`,
      );
    const part = { name: entry.name, bytes: inflated(bytes, entry, name, Math.min(left, entry.declared)) };
    left -= part.bytes.length;
    return part;
  });
}

function tooLarge(name: string, bytes: number): never {
  const size = `${Math.round(bytes / 1_000_000).toLocaleString('en-GB')} MB`;
  return failAt(
    'too-large',
    name,
    undefined,
    `its tables have ${size} when inflated, at most ${MAX_INFLATED / 1_000_000} MB are read; save the sheet as CSV, which has no such limit`,
  );
}

const broken = (name: string): never =>
  failAt(
    'invalid',
    name,
    undefined,
    'is no sound workbook: its parts cannot be found; open and save it in a spreadsheet program',
  );

function entriesIn(bytes: Buffer, name: string): Entry[] {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== END) return broken(name);
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_ENTRIES) failAt('too-large', name, undefined, `has ${count} parts; at most ${MOST_ENTRIES}`);
  const entries: Entry[] = [];
  const names = new Set<string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) return broken(name);
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const entry: Entry = {
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      flags: bytes.readUInt16LE(at + 8),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      declared: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    };
    // Two parts of one name are read as one by some programs and as the other by the rest.
    if (names.has(entry.name.toLowerCase())) return broken(name);
    names.add(entry.name.toLowerCase());
    entries.push(entry);
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

function inflated(
  bytes: Buffer,
  { flags, method, packed, declared, offset }: Entry,
  name: string,
  most: number,
): Buffer {
  if ((flags & 1) === 1) failAt('refused', name, undefined, 'has a password; save it without one');
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== LOCAL) return broken(name);
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const body = bytes.subarray(start, start + packed);
  if (body.length !== packed) return broken(name);
  const content = method === 0 ? body : method === 8 ? inflateAtMost(body, most, name) : broken(name);
  // Whatever says one size and has another was not written by a spreadsheet program.
  return content.length === declared ? content : broken(name);
}

function inflateAtMost(body: Buffer, most: number, name: string): Buffer {
  try {
    return inflateRawSync(body, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      return failAt(
        'too-large',
        name,
        undefined,
        'a part of it is larger than it says, as no spreadsheet program writes it',
      );
    return broken(name);
  }
}

/** Puts parts into a zip again, as they are. */
export function zipOf(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of parts) {
    const title = Buffer.from(name, 'utf8');
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x0800, 2);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(bytes.length, 14);
    shared.writeUInt32LE(bytes.length, 18);
    shared.writeUInt16LE(title.length, 22);
    locals.push(signature(LOCAL), shared, title, bytes);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    entries.push(signature(ENTRY), Buffer.from([20, 0]), shared, rest, title);
    offset += 30 + title.length + bytes.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, signature(END), end]);
}

function signature(number: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(number);
  return bytes;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 255] as number) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
