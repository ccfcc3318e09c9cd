export { graphFromExports, GraphInputError, type ExportDocument } from "./export";
export { Graph } from "./graph";
export { FAULT_KINDS, seconds, type FaultKind, type Objective, type Objectives } from "./objectives";
export { known, type Known, type Missing, type Reading, type Unknown } from "./reading";
export type { References, Referrers } from "./references";
export type { PathOf, PropertiesOf, Type } from "./property";
export { isOfType, urnParts, type Resource, type ResourceOf } from "./resource";
export { isTreeList, isTreeObject, SECRET, shown, UNKNOWN, type Leaves, type Tree, type TreeObject } from "./tree";
