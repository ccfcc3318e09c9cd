import { ENCRYPTED } from "../../components/config/encrypted";
import { isObject, sorted } from "./wire";

/** A setting as the engine passes it to a program: text unchanged, all else as JSON (sdk/go/common/resource/config/object.go). */
export function configText(value: unknown): string {
  const plain = withoutCiphertext(value);
  return typeof plain === "string" ? plain : JSON.stringify(sorted(plain));
}

/** `{ secure: <ciphertext> }`, at any depth, is an encrypted value. */
function withoutCiphertext(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutCiphertext);
  if (!isObject(value)) return value ?? null;
  const entries = Object.entries(value);
  if (entries.length === 1 && typeof value["secure"] === "string") return ENCRYPTED;
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutCiphertext(item)]));
}
