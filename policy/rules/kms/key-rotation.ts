import { KMS_KEY } from "../../aws";
import { defineRule } from "../../rule";
import { compliant, notApplicable, violation } from "../../verdict";
import { SECRET, UNKNOWN } from "../../graph";

const PROPERTY = "enableKeyRotation";
const SPEC = "customerMasterKeySpec";
const SYMMETRIC = "SYMMETRIC_DEFAULT";

export const keyRotation = defineRule({
  id: "kms-key-rotation",
  title: "KMS keys should have automatic rotation enabled",
  practices: [],
  peers: {
    securityHub: ["KMS.4"],
    checkov: ["CKV_AWS_7"],
    cdkNag: ["KMSBackingKeyRotationEnabled"],
    prowler: ["kms_cmk_rotation_enabled"],
  },
  service: "KMS",
  severity: "low",
  why: "Without rotation the same key material encrypts ever more data, and one compromise exposes all of it.",
  fix: "Set enableKeyRotation to true. Existing data stays readable.",
  source: "https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html",
  types: [KMS_KEY],
  check(key, graph) {
    const spec = graph.string(key, SPEC, SYMMETRIC);
    if (spec.kind === "known" && spec.value !== SYMMETRIC)
      return notApplicable("KMS rotates only symmetric encryption keys.");
    if (graph.value(key, "customKeyStoreId").kind === "known")
      return notApplicable("KMS does not rotate keys in a custom key store.");
    if (graph.read.boolean(key, PROPERTY, false)) return compliant();
    graph.read.string(key, SPEC, SYMMETRIC);
    return violation({
      property: PROPERTY,
      actual: graph.actual(key, PROPERTY, false),
      wanted: true,
      message: "Its key material never changes.",
    });
  },
  remediate: (props) => {
    const symmetric = props[SPEC] === undefined || props[SPEC] === null || props[SPEC] === SYMMETRIC;
    const ownStore = props.customKeyStoreId === undefined || props.customKeyStoreId === null;
    const maySet = ![true, UNKNOWN, SECRET].some((value) => props[PROPERTY] === value);
    return symmetric && ownStore && maySet ? { [PROPERTY]: true } : undefined;
  },
});
