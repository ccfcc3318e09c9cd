import { REPLACES } from "../../../../facts/replacements";
import { apis } from "./apis";
import { backup } from "./backup";
import { buckets } from "./buckets";
import { compute } from "./compute";
import { databases } from "./databases";
import { events } from "./events";
import { functions } from "./functions";
import { keys } from "./keys";
import { messaging } from "./messaging";
import { network } from "./network";
import { observability } from "./observability";
import { records } from "./records";
import { tables } from "./tables";
import type { Schema, TypeSchema } from "./type-schema";
import { volumes } from "./volumes";

const SCHEMA: Schema = {
  ...apis,
  ...backup,
  ...buckets,
  ...compute,
  ...databases,
  ...events,
  ...functions,
  ...keys,
  ...messaging,
  ...network,
  ...observability,
  ...records,
  ...tables,
  ...volumes,
};

/** Every resource that moves to another region is made anew there. */
const REPLACES_ALWAYS = ["region"];

/** What the stand-in knows of a type; of one that it does not know, nothing but that its region cannot change. */
export function schemaOf(type: string): TypeSchema & { replaces: string[] } {
  return { ...SCHEMA[type], replaces: [...(REPLACES.data[type] ?? []), ...REPLACES_ALWAYS] };
}
