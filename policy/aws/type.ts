import type { Type } from "../graph/property";

/** Binds a type token to the properties (inputs and outputs) that the provider declares for it. */
export function type<State>(token: string): Type<State> {
  return token;
}
