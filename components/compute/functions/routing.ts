import type { HttpFunctions } from "./schema";

/** A route of the settings. */
export interface Route {
  /** `GET /carts/{id}`, or `$default`. */
  key: string;
  /** The function's name in the settings. */
  function: string;
  authorizer?: string;
  scopes?: string[];
}

/** The settings' routes, each with its function. */
export function routesOf({ routes }: Pick<HttpFunctions, "routes">): Route[] {
  return Object.entries(routes).map(([key, to]) => {
    if (typeof to === "string") return { key, function: to };
    const { function: name, authorizer, scopes } = to;
    return { key, function: name, ...(authorizer !== undefined && { authorizer }), ...(scopes && { scopes }) };
  });
}

/** A method and the parts of a path; undefined of $default. */
function partsOf(key: string): { method: string; parts: string[] } | undefined {
  const [method, path] = key.split(" ");
  return path === undefined ? undefined : { method: method!, parts: path.split("/").slice(1) };
}

const isVariable = (part: string) => part.startsWith("{");
const isGreedy = (part: string) => part.endsWith("+}");

/** Whether a route takes a path, of any method that it takes. */
function takes(parts: readonly string[], path: readonly string[]): boolean {
  if (parts.some(isGreedy) ? path.length < parts.length : path.length !== parts.length) return false;
  return parts.every((part, i) => isVariable(part) || part === path[i]);
}

/**
 * The route that API Gateway selects for a GET request: a full match before one with a greedy variable, $default last, a method before ANY
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html#http-api-develop-routes.evaluation).
 */
export function routeFor(path: string, routes: readonly Route[]): Route | undefined {
  const [, ...asked] = path.split("?")[0]!.split("/");
  const fitting = routes.flatMap((route) => {
    const parts = partsOf(route.key);
    if (parts === undefined) return [{ route, rank: [2, 0, 0] }];
    const { method, parts: own } = parts;
    if (!["GET", "ANY"].includes(method) || !takes(own, asked)) return [];
    const variables = own.filter(isVariable).length;
    return [{ route, rank: [own.some(isGreedy) ? 1 : 0, variables - own.length, method === "ANY" ? 1 : 0] }];
  });
  fitting.sort((a, b) => a.rank[0]! - b.rank[0]! || a.rank[1]! - b.rank[1]! || a.rank[2]! - b.rank[2]!);
  return fitting[0]?.route;
}

/** What a route answers, with every variable alike: `GET /carts/{}`. API Gateway refuses a second route that answers the same. */
export function answered(key: string): string {
  return key.replace(/\{[^}]+\+\}/, "{+}").replace(/\{[^}+]+\}/g, "{}");
}

/** The path of a route; undefined of $default. */
export function pathOf(key: string): string | undefined {
  return key.split(" ")[1];
}

/** The names of a route's variables, greedy ones too, in their order. */
export function variablesOf(key: string): string[] {
  return [...key.matchAll(/\{([^}+]+)\+?\}/g)].map(([, name]) => name!);
}
