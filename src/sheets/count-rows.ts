import { Unzip, UnzipInflate } from 'fflate';

const chunkBytes = 65_536;
const rowBegins = '<row';

/**
 * Whether a sheet of a workbook has more rows than `mostRows` or more bytes than `mostBytes`, told while it is unpacked,
 * of which nothing is kept. What cannot be told so is said to be no larger.
 * @param path the sheet's place in the workbook
 */
export function isLarger(
  workbook: Buffer,
  path: string,
  { mostRows, mostBytes }: { readonly mostRows: number; readonly mostBytes: number },
): boolean {
  let rows = 0;
  let size = 0;
  let broken = false;
  let tail = Buffer.alloc(0);
  const unzip = new Unzip((file) => {
    if (file.name !== path) return;
    file.ondata = (fault, chunk) => {
      if (fault !== null) broken = true;
      else if (rows <= mostRows) {
        // What begins in one piece may end in the next.
        const bytes = Buffer.concat([tail, chunk]);
        for (let at = bytes.indexOf(rowBegins); at >= 0; at = bytes.indexOf(rowBegins, at + 1))
          if (endsName(bytes[at + rowBegins.length])) rows += 1;
        tail = bytes.subarray(Math.max(0, bytes.length - rowBegins.length));
        size += chunk.length;
      }
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < workbook.length; at += chunkBytes) {
      unzip.push(workbook.subarray(at, at + chunkBytes), at + chunkBytes >= workbook.length);
      if (broken) return false;
      if (rows > mostRows || size > mostBytes) return true;
    }
  } catch {
    return false;
  }
  return false;
}

/** Whether a name ends before this byte: rows of page breaks are called something longer. */
function endsName(byte: number | undefined): boolean {
  return byte !== undefined && ' \t\r\n/>'.includes(String.fromCharCode(byte));
}
