import type { ElementId } from "../model";
import type { Scene } from "../scene";

/** Up while a person is notified of a fault. */
export function warned(scene: Scene): ElementId {
  return scene.up;
}
