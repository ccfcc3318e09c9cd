/*
 * What is drawn, with every coordinate: shapes in painter's order, the texts in them, and arrows on top. Units are CSS
 * pixels at the scene's natural width.
 */

export interface Box {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** A run of a line's text in one style. */
export interface Part {
  text: string;
  bold?: boolean;
  /** Muted text explains; plain text names. */
  muted?: boolean;
  /** Where the text is cut when the line is too long; at its end by default. */
  cut?: "middle" | "end";
}

/** One line of text. It always fits into its shape: a longer one is cut with an ellipsis. */
export interface Line {
  x: number;
  /** The baseline. */
  y: number;
  size: number;
  anchor: "start" | "middle" | "end";
  parts: Part[];
  /** The whole text, where it was cut. */
  full?: string;
}

/** The kind of a shape, which decides its appearance. */
export type Look =
  | "panel"
  | "host"
  | "record"
  | "check"
  | "distribution"
  | "region"
  | "vpc"
  | "zone"
  | "subnet"
  | "nat"
  | "balancer"
  | "target-group"
  | "group"
  | "instance"
  | "bucket"
  | "store"
  | "store-part"
  | "gateway"
  | "hosted-zone"
  | "note";

/** Whether it serves users now, is standby, or has nothing that could serve yet. */
export type State = "serves" | "standby" | "empty" | "none";

/** A small square for an instance: a running one, or one that the group may still launch. */
export interface Glyph {
  x: number;
  y: number;
  kind: "running" | "room";
  /** Its Availability Zone. */
  place?: string | undefined;
}

export interface Shape extends Box {
  look: Look;
  state: State;
  /** The resource that the shape shows. */
  urn?: string;
  /** The Region or Availability Zone that it is or that is all around it: it is down with that. */
  place?: string | undefined;
  /** What a screen reader says. */
  label?: string;
  lines: Line[];
  glyphs?: Glyph[];
}

export interface Point {
  x: number;
  y: number;
}

export interface Arrow {
  points: Point[];
  state: State;
  /** The URNs of what it joins. */
  from: string;
  to: string;
  /** Of data rather than users: every write, or backups. */
  copies?: "replication" | "backups";
  /** Whether it goes both ways. */
  both?: boolean;
}

export interface Scene {
  width: number;
  height: number;
  /** Where the drawing may be cut in two for paper: below the names, above the regions. */
  fold: number;
  shapes: Shape[];
  arrows: Arrow[];
}

/** A shape without texts. */
export function shape(look: Look, box: Box, more: Partial<Omit<Shape, keyof Box | "look">> = {}): Shape {
  return { look, state: "none", lines: [], ...box, ...more };
}
