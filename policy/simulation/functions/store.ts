import type { Scene } from "../scene";
import { storesOf, type Access } from "../stores";

/** `read`, `write` and `keep` of each store. */
export function storeFunctions(scene: Scene): void {
  for (const { name, resources, read, write } of storesOf(scene)) {
    const use = (kind: "read" | "write", { serves, capable }: Access) =>
      scene.fn({
        id: `${kind} ${name}`,
        kind,
        resources,
        flow: { kind: "gate", element: serves },
        capability: capable,
        store: name,
      });
    use("read", read);
    use("write", write);
    const copies = scene.copies.filter((copy) => copy.store === name).map(({ reachable }) => reachable);
    const element = scene.any(copies, `a copy of ${name}`);
    scene.fn({ id: `keep ${name}`, kind: "keep", resources, flow: { kind: "gate", element }, store: name });
  }
}
