import { z } from "zod";
import { stores } from "../stores";

const bus = z.strictObject({});

export const buses = stores(bus).describe("EventBridge event buses by name.");
export type Bus = z.infer<typeof bus>;
