import { createRequire } from "node:module";

type Deserialize = (message: object, proxySecrets: boolean) => Record<string, unknown>;

/**
 * The SDK makes every resource of the stack anew for each policy that judges the stack (@pulumi/policy/server.js, makeAnalyzeStackRpcFun): with a
 * policy for each rule that is most of a pack's time. Policies only read them, so that each is made once of its message. No type declares this
 * member of the SDK.
 */
const sdk = createRequire(__filename)("@pulumi/policy/deserialize") as { deserializeProperties: Deserialize };
const { deserializeProperties } = sdk;

const made = new WeakMap<object, Record<string, unknown>>();

sdk.deserializeProperties = (message, proxySecrets) => {
  // What a remediation gets, it writes into.
  if (proxySecrets) return deserializeProperties(message, proxySecrets);
  const properties = made.get(message) ?? deserializeProperties(message, proxySecrets);
  made.set(message, properties);
  return properties;
};
