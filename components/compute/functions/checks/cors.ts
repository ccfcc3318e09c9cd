import type { Problem } from "../../../config/problems";
import type { HttpFunctions } from "../schema";
import { KEY } from "../../check-parts";

const LISTS = ["origins", "methods", "headers", "exposeHeaders"] as const;

/**
 * With credentials a browser takes * for a name and not for all
 * (https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html); beside others, * makes them meaningless.
 */
export function checkCors({ cors }: HttpFunctions): Problem[] {
  if (!cors) return [];
  return LISTS.flatMap((list): Problem[] => {
    const values: readonly string[] = cors[list];
    const path = `${KEY}.cors.${list}`;
    if (!values.includes("*")) return [];
    if (cors.credentials)
      return [{ path, message: '"*" is not allowed with credentials: true', fix: "Allowed: each by its name." }];
    return values.length > 1
      ? [{ path, message: '"*" makes the others meaningless', fix: 'Allowed: "*" alone, or each by its name.' }]
      : [];
  });
}
