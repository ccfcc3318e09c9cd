import { set, unset, type Edit } from "../edits";
import { row } from "./row";

export const C = "holdfast:compute";

export const ROUTES = { "GET /healthz": "api", "ANY /items/{id}": "api" };
export const API = { code: "sample-api", timeout: "10s" };

/** The shipped primary as a service of functions behind an API, in no VPC. */
export function http(more: object = {}, functions: object = {}): Edit[] {
  return [
    ...[unset("network"), unset("ingress")],
    set("compute", { type: "functions", routes: ROUTES, ...more }),
    set("functions", { api: API, ...functions }),
  ];
}

export type Expected = [path: string, shows: string, allowed: string];

/** A row of one mistake. */
export const one = (name: string, more: object, says: Expected, ...further: Edit[]) =>
  row(`functions behind an API: ${name}`, [...http(more), ...further], [says]);
