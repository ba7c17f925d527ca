/** Bytes of a CSV file that is being written, for cells that need no quotes and are no formulas. */
export interface CsvBytes {
  /** Room for so many bytes more. */
  readonly ensure: (bytes: number) => void;
  readonly copy: (from: Buffer, start: number, end: number) => void;
  readonly byte: (byte: number) => void;
  /** Whole pence as pounds, such as `-12.05`. */
  readonly pounds: (pence: number) => void;
  readonly bytes: () => Buffer;
}

const POINT = 46;
const MINUS = 45;
const ZERO = 48;

/** Bytes that grow as they are written. */
export function csvBytes(first: string): CsvBytes {
  let buffer = Buffer.allocUnsafe(1 << 20);
  let length = buffer.write(first);
  const whole = (value: number): void => {
    // Digits from the last to the first, at the places that they will have.
    let digits = 1;
    for (let power = 10; power <= value; power *= 10) digits += 1;
    let rest = value;
    for (let place = length + digits - 1; place >= length; place -= 1) {
      const next = Math.floor(rest / 10);
      buffer[place] = ZERO + rest - next * 10;
      rest = next;
    }
    length += digits;
  };
  return {
    ensure(bytes) {
      if (length + bytes <= buffer.length) return;
      const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, length + bytes));
      buffer.copy(larger, 0, 0, length);
      buffer = larger;
    },
    copy(from, start, end) {
      length += from.copy(buffer, length, start, end);
    },
    byte(byte) {
      buffer[length] = byte;
      length += 1;
    },
    pounds(pence) {
      if (pence < 0) {
        buffer[length] = MINUS;
        length += 1;
      }
      const size = Math.abs(pence);
      const pounds = Math.floor(size / 100);
      const odd = size - pounds * 100;
      whole(pounds);
      buffer[length] = POINT;
      buffer[length + 1] = ZERO + Math.floor(odd / 10);
      buffer[length + 2] = ZERO + (odd % 10);
      length += 3;
    },
    bytes: () => buffer.subarray(0, length),
  };
}
