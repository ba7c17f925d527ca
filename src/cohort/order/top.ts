/** Keeps the first `count` of many items, in an order, without sorting them all. */
export interface Top<Item> {
  add(item: Item): void;
  /** The last item that is certain to be kept so far, once there are enough: what comes after it can be passed over. */
  readonly last: Item | undefined;
  /** The first items, in order. */
  list(): Item[];
}

/** A collection of the first `count` items in the order of `compare`. It sorts now and then, not at every item. */
export function topBy<Item>(count: number, compare: (a: Item, b: Item) => number): Top<Item> {
  let kept: Item[] = [];
  let last: Item | undefined;
  const settle = (): void => {
    kept = kept.sort(compare).slice(0, count);
    last = kept.length === count ? kept.at(-1) : undefined;
  };
  return {
    add(item) {
      if (count === 0 || (last !== undefined && compare(item, last) >= 0)) return;
      kept.push(item);
      if (kept.length >= 2 * count + 16) settle();
    },
    get last() {
      return last;
    },
    list() {
      settle();
      return [...kept];
    },
  };
}
