import { didYouMean } from "../../../config/allowed";
import type { Problem } from "../../../config/problems";
import type { HttpFunctions } from "../schema";
import { show } from "../../../config/show";
import { KEY } from "../../check-parts";
import { routesOf, type Route } from "../routing";

const PATH = `${KEY}.authorizers`;

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const MOST = 10;

/** Routes name authorizers that there are, and each is used. */
export function checkAuthorizers(api: HttpFunctions): Problem[] {
  const names = Object.keys(api.authorizers);
  const routes = routesOf(api);
  const named = new Set(routes.map(({ authorizer }) => authorizer));
  const isMisspelt = routes.some((route) => unknown(route, names).length > 0);
  return [
    ...routes.flatMap((route) => [...unknown(route, names), ...withoutToken(route)]),
    ...names.flatMap((name): Problem[] => {
      const path = `${PATH}.${name}`;
      if (name === "iam")
        return [{ path, message: '"iam" is how a route asks for IAM', fix: "Allowed: another name." }];
      return named.has(name) || isMisspelt
        ? []
        : [{ path, message: "is named by no route", fix: `Leave it out, or name it as the authorizer of a route.` }];
    }),
    ...(names.length > MOST
      ? [{ path: PATH, message: `are ${names.length}`, fix: `Allowed: at most ${MOST}, API Gateway's quota.` }]
      : []),
  ];
}

function unknown({ key, authorizer }: Route, names: readonly string[]): Problem[] {
  if (authorizer === undefined || authorizer === "iam" || names.includes(authorizer)) return [];
  return [
    {
      path: `${KEY}.routes.${key}.authorizer`,
      message: `${show(authorizer)} is not in ${PATH}`,
      fix: `${didYouMean(authorizer, names)}Allowed: ${[...names, "iam"].join(", ")}.`,
    },
  ];
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html: scopes are claims of a token. */
function withoutToken({ key, authorizer, scopes }: Route): Problem[] {
  if (scopes === undefined || (authorizer !== undefined && authorizer !== "iam")) return [];
  return [
    {
      path: `${KEY}.routes.${key}.scopes`,
      message:
        authorizer === undefined ? "has no meaning without an authorizer" : 'has no meaning with authorizer "iam"',
      fix: `Leave it out, or name one of ${PATH}: scopes are of a token.`,
    },
  ];
}
