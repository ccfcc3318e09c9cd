/** Adds to the list of a key. */
export function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Things by their key; those without one are left out. */
export function groupedBy<K, V>(things: readonly V[], keyOf: (thing: V) => K | undefined): ReadonlyMap<K, V[]> {
  const map = new Map<K, V[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    if (key !== undefined) append(map, key, thing);
  }
  return map;
}
