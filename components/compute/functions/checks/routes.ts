import { LONGEST_INTEGRATION, RESERVED_PATHS } from "../../../../facts/api-gateway";
import { formatDuration } from "../../../../lib/duration";
import type { Problem } from "../../../config/problems";
import { entryOf } from "../../../config/references";
import type { Areas } from "../../../config/schema";
import type { HttpFunctions } from "../schema";
import { show } from "../../../config/show";
import { KEY } from "../../check-parts";
import { answered, pathOf, routeFor, routesOf, variablesOf } from "../routing";

const ROUTES = `${KEY}.routes`;

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
const MOST_ROUTES = 300;

/** Routes that API Gateway refuses, or that never get a request. */
export function checkRoutes(api: HttpFunctions): Problem[] {
  const routes = routesOf(api);
  const first = new Map<string, string>();
  const problems = routes.flatMap(({ key }): Problem[] => {
    const path = `${ROUTES}.${key}`;
    const same = first.get(answered(key));
    if (same !== undefined)
      return [
        {
          path,
          message: `answers the same requests as ${show(same)}`,
          fix: "Leave one of the two out: API Gateway takes one.",
        },
      ];
    first.set(answered(key), key);
    const variables = variablesOf(key);
    const twice = variables.find((name, i) => variables.indexOf(name) < i);
    if (twice !== undefined)
      return [
        { path, message: `has the variable ${show(twice)} twice`, fix: "Allowed: another name for one of the two." },
      ];
    return reserved(path, pathOf(key));
  });
  if (routes.length <= MOST_ROUTES) return problems;
  const message = `are ${routes.length}`;
  return [
    ...problems,
    {
      path: ROUTES,
      message,
      fix: `Allowed: at most ${MOST_ROUTES}, API Gateway's quota; a function may answer many paths by {proxy+}.`,
    },
  ];
}

function reserved(path: string, asked: string | undefined): Problem[] {
  if (asked === undefined || !RESERVED_PATHS.data.includes(asked)) return [];
  return [{ path, message: `${show(asked)} is API Gateway's own`, fix: "Allowed: another path, such as /healthz." }];
}

/** Route 53's health checkers get an answer of a function, without a token: otherwise the Region counts as unhealthy always. */
export function checkHealthPath(api: HttpFunctions, { dns }: Pick<Areas, "dns">): Problem[] {
  const own = dns.healthCheck.path;
  const path = own === undefined ? `${KEY}.healthPath` : "holdfast:dns.healthCheck.path";
  const asked = own ?? api.healthPath;
  const taken = reserved(path, asked);
  if (taken.length > 0) return taken;
  const route = routeFor(asked, routesOf(api));
  if (route === undefined)
    return [
      {
        path,
        message: `${show(asked)} is answered by no route`,
        fix: `Add one, such as GET ${asked}, or $default, to ${ROUTES}.`,
      },
    ];
  if (route.authorizer === undefined) return [];
  return [
    {
      path,
      message: `${show(asked)} is answered by route ${show(route.key)}, which needs authorization: Route 53's health checkers have none`,
      fix: `Add a route of its own to ${ROUTES}, such as GET ${asked}, without an authorizer.`,
    },
  ];
}

/** API Gateway answers 503 once its time is up, while the function runs on and is paid for. */
export function checkTimeouts(api: HttpFunctions, { functions }: Pick<Areas, "functions">): Problem[] {
  const most = LONGEST_INTEGRATION.data;
  return [...new Set(routesOf(api).map((route) => route.function))].flatMap((name) => {
    const timeout = entryOf(functions, name)?.timeout;
    if (timeout === undefined || timeout <= most) return [];
    return [
      {
        path: `holdfast:functions.${name}.timeout`,
        message: `${formatDuration(timeout)} is longer than API Gateway waits for a function, ${most}s`,
        fix: `Allowed: at most ${most}s; work that takes longer goes to a queue.`,
      },
    ];
  });
}
