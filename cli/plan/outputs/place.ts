import { isObject, opened, type Properties } from "../wire";

/** A resource's region and account, from its own `region` or its provider. */
export interface Place {
  /** Absent where neither the resource nor its provider names one; only global resources can do without. */
  region?: string;
  /** Twelve digits. */
  account: string;
}

/** Where no account is known; AWS's documentation uses it for examples. */
const EXAMPLE_ACCOUNT = "123456789012";

/** The place of a resource: its own `region`, else its provider's. */
export function placeOf(inputs: Properties, provider: Place): Place {
  const own = opened(inputs["region"]);
  return typeof own === "string" ? { ...provider, region: own } : provider;
}

/**
 * The region and account that a provider's inputs name.
 * @param account the account that the credentials are for; a provider that does not allow it works in the first that it allows
 */
export function placeOfProvider(inputs: Properties, account = EXAMPLE_ACCOUNT): Place {
  const region = opened(inputs["region"]);
  return {
    region: typeof region === "string" ? region : undefined,
    account: accountOf(opened(inputs["allowedAccountIds"]), account),
  };
}

/** A provider's list is JSON in a string, as the engine keeps it. */
function accountOf(allowed: unknown, account: string): string {
  const list = typeof allowed === "string" ? parsed(allowed) : allowed;
  const ids = (isObject(list) ? [] : [list].flat()).map((id) =>
    typeof id === "number" ? String(id).padStart(12, "0") : id,
  );
  const [first] = ids;
  if (ids.includes(account) || typeof first !== "string" || !/^\d{12}$/.test(first)) return account;
  return first;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
