import { createHash } from "node:crypto";

/** An object as on Pulumi's wire and in an export: JSON, with secrets, assets and references as signed objects. */
export type Properties = Record<string, unknown>;

/** The placeholder of a value that is not known before the deployment (`UnknownStringValue`, pulumi/sdk/go/common/resource/plugin/rpc.go). */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
/** The key that marks a signed object (`SigKey`, pulumi/sdk/go/common/resource/sig/sig.go); the signatures below are from there. */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";
export const SECRET = "1b47061264138c4ac30d75fd1eb44270";
export const ASSET = "c44067f5952c0a294b673a41bacd8c17";
export const ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";

/** What `pulumi stack output` shows for a secret. */
const SECRET_TEXT = "[secret]";

export function isObject(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isSecret(value: unknown): value is Properties {
  return isObject(value) && value[SIGNATURE] === SECRET;
}

/** The value marked as a secret; a value that is one already is left alone. */
export function secret(value: unknown): unknown {
  return isSecret(value) ? value : { [SIGNATURE]: SECRET, value };
}

/** The value with every secret inside it opened. For making up ids only: what it returns is never exported. */
export function opened(value: unknown): unknown {
  return mapSecrets(value, (inner) => opened(inner));
}

/** The value with every secret inside it hidden, as `pulumi stack output` shows it. */
export function hidden(value: unknown): unknown {
  return mapSecrets(value, () => SECRET_TEXT);
}

/**
 * The value with every secret inside it as an export without --show-secrets has it. The mock ciphertext comes from
 * the place alone, so that nothing about the secret can be read from it and every run writes the same bytes.
 *
 * @param place the value's place, e.g. the resource's URN and the property
 */
export function encrypted(value: unknown, place: string): unknown {
  if (isSecret(value)) return { [SIGNATURE]: SECRET, ciphertext: mockCiphertext(place) };
  if (!holds(value, isSecret)) return value;
  if (Array.isArray(value)) return value.map((item, index) => encrypted(item, `${place}[${index}]`));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, encrypted(item, `${place}.${key}`)]));
}

/** Whether a value is, or has somewhere inside, one that is not known before the deployment. */
export function hasUnknown(value: unknown): boolean {
  return holds(value, (one) => one === UNKNOWN);
}

/** Whether a value is, or has somewhere inside, such a one. */
function holds(value: unknown, isSuch: (one: unknown) => boolean): boolean {
  if (isSuch(value)) return true;
  return typeof value === "object" && value !== null && Object.values(value).some((one) => holds(one, isSuch));
}

/** The value with the keys of every object in alphabetical order, as Go writes JSON: the same bytes whatever the order of the program. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}

function mapSecrets(value: unknown, replace: (inner: unknown) => unknown): unknown {
  if (isSecret(value)) return replace(value["value"]);
  if (Array.isArray(value)) return value.map((item) => mapSecrets(item, replace));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapSecrets(item, replace)]));
}

function mockCiphertext(place: string): string {
  const bytes = createHash("sha512").update(`ciphertext ${place}`).digest();
  return `v1:${bytes.subarray(0, 12).toString("base64")}:${bytes.subarray(12, 44).toString("base64")}`;
}
