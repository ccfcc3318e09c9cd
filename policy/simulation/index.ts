/**
 * What a fault does to what users and operators want of a system, read from its resources alone.
 *
 * The graph is read once into a scene: elements, each up or not as those are that it is made of, down to leaves that
 * have atoms (what fails on its own: a host, a zone, a Region, a service, a control plane, a key). A fault is a set of atoms.
 * Every element is kept in two planes, surely up and possibly up, so that what is not known never comes out as "continues".
 *
 * To add a type of resource, write a reader in readers/ and name it in readers/index.ts:
 *
 *     export const cacheReader = reader({
 *       types: [CACHE],                              // tokens of policy/aws
 *       understands: ["engine", "nodeType", ...],    // every property whose effect is known; another that is set puts it in doubt
 *       read(cache, scene) {                         // its element: up while it does what it is for
 *         const node = scene.placed(cache, zonalPlace(cache, scene.graph), true, "the node", [hostAtom(scene.nameOf(cache))]);
 *         return scene.all([node, scene.of(subnet)], "the cache", cache);
 *       },
 *     });
 *
 * - Elements of other resources: `scene.of(resource)`. What a value leaves open: `scene.unknown(reason)`.
 * - What takes time: `scene.step` (id, after, takes, needs, by): its `done` is an element that comes up that long after
 *   `after`, while all needs are up. `scene.delay` for what needs no start: caches.
 * - Figures: `figureOf` of an estimate in facts/recovery/, `settingFigure` of a setting, `sum`; one that is read off the
 *   resource is written out with its arithmetic.
 * - Contents: `scene.copy`, one for each copy, with the atoms that take it; `loses` of a step is the data that it gives up.
 * - What is wanted: `scene.fn`, in a file of functions/ that `functions/index.ts` names. Ids as in model.ts.
 * - A control plane that a step needs: `scene.all` of a leaf with `planeAtoms`, as `scene.plane` makes it.
 */
export * from "./model";
export { Scene } from "./scene";
export { DEFAULT_SETTINGS, type Settings } from "./settings";
export { simulate, type Options, type SimulatedStep, type Simulation } from "./simulate";
export { buildScene } from "./build";
export { figureOf, sum } from "./figures";
export { simulationOf } from "./shared";
export { disruptionOf } from "./verdict/objectives";
export { happens, missedOnce, wantedBy } from "./verdict/missed";
export { difference, isWorse, type Change, type Difference } from "./difference";
export { isExperiment } from "./faults/experiments";
export { SCENARIOS } from "./faults/history";
export type { Damage } from "./verdict/damage";
