import { C, one, ROUTES } from "./http-rows";
import type { BadSettings } from "./row";

const JWT = { issuer: "https://login.example.com", audience: ["shop"] };
const withToken = (route: object, authorizers: object = { users: JWT }) => ({
  authorizers,
  routes: { ...ROUTES, $default: { function: "api", ...route } },
});

export const authorizers: BadSettings[] = [
  one("an authorizer that is not there", withToken({ authorizer: "user" }), [
    `${C}.routes.$default.authorizer`,
    '"user" is not in holdfast:compute.authorizers',
    "users, iam",
  ]),
  one("an authorizer that no route names", { authorizers: { users: JWT } }, [
    `${C}.authorizers.users`,
    "is named by no route",
    "Leave it out",
  ]),
  one("an authorizer with IAM's name", withToken({ authorizer: "iam" }, { iam: JWT }), [
    `${C}.authorizers.iam`,
    '"iam" is how a route asks for IAM',
    "another name",
  ]),
  one("scopes without an authorizer", withToken({ scopes: ["read"] }, {}), [
    `${C}.routes.$default.scopes`,
    "has no meaning without an authorizer",
    "Leave it out",
  ]),
  one("scopes with IAM", withToken({ authorizer: "iam", scopes: ["read"] }, {}), [
    `${C}.routes.$default.scopes`,
    'has no meaning with authorizer "iam"',
    "scopes are of a token",
  ]),
  one(
    "an issuer over HTTP",
    withToken({ authorizer: "users" }, { users: { ...JWT, issuer: "http://a.example.com" } }),
    [`${C}.authorizers.users.issuer`, "http://a.example.com", "the issuer's https:// address"],
  ),
  one("no audience", withToken({ authorizer: "users" }, { users: { ...JWT, audience: [] } }), [
    `${C}.authorizers.users.audience`,
    "[]",
    "at least one audience",
  ]),
];

export const cors: BadSettings[] = [
  one("every origin, with credentials", { cors: { origins: ["*"], methods: ["GET"], credentials: true } }, [
    `${C}.cors.origins`,
    '"*" is not allowed with credentials: true',
    "each by its name",
  ]),
  one("every origin and one more", { cors: { origins: ["*", "https://shop.example.com"] } }, [
    `${C}.cors.origins`,
    '"*" makes the others meaningless',
    '"*" alone',
  ]),
  one("an origin with a path", { cors: { origins: ["https://shop.example.com/"] } }, [
    `${C}.cors.origins[0]`,
    "https://shop.example.com/",
    "an origin such as https://shop.example.com",
  ]),
  one("a preflight answer kept for days", { cors: { origins: ["*"], maxAge: "2d" } }, [
    `${C}.cors.maxAge`,
    "2d",
    "a duration from 0s to 1d",
  ]),
];
