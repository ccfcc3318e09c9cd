import { RUNTIME_DEPRECATIONS } from "../../facts/lambda";

/** How a runtime's name looks, of those to come too. */
export const RUNTIME = /^(nodejs\d+\.x|python3\.\d+|java\d+(\.al\d+)?|dotnet\d+|ruby\d\.\d|provided\.al\d+)$/;

/** The day on which a runtime was deprecated, where that is over. @param now a day or later */
export function deprecatedSince(runtime: string, now: Date): string | undefined {
  const day = Object.hasOwn(RUNTIME_DEPRECATIONS.data, runtime) ? RUNTIME_DEPRECATIONS.data[runtime]! : undefined;
  return day !== undefined && now.toISOString().slice(0, 10) >= day ? day : undefined;
}
