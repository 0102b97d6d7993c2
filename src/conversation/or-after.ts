/** What is promised, or the substitute when that takes longer. */
export async function orAfter<Value, Substitute>(
  waitMs: number,
  promised: Promise<Value>,
  substitute: Substitute,
): Promise<Value | Substitute> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Substitute>((resolve) => {
    timer = setTimeout(() => resolve(substitute), waitMs);
  });
  try {
    return await Promise.race([promised, late]);
  } finally {
    clearTimeout(timer);
  }
}
