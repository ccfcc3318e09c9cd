import { KMS_EXTERNAL_KEY, KMS_KEYS, KMS_REPLICA_EXTERNAL_KEY } from "../../aws";
import { keyAtom } from "../atoms";
import { regionalPlace } from "../place";
import { serviceIn } from "../stores/spot";
import { reader, type Reader } from "./reader";
import { words } from "./understands";

/**
 * A KMS key, as those need it who ask KMS again and again. A replica of a multi-Region key is a key of its own
 * (https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html). Keys in a custom key store are in doubt.
 */
export const keyReader: Reader = reader({
  types: [...KMS_KEYS, KMS_EXTERNAL_KEY, KMS_REPLICA_EXTERNAL_KEY],
  understands: words(
    "bypassPolicyLockoutSafetyCheck customerMasterKeySpec deletionWindowInDays description enableKeyRotation enabled isEnabled",
    "keyUsage multiRegion policy primaryKeyArn region rotationPeriodInDays tags tagsAll",
  ),
  read(key, scene) {
    const place = regionalPlace(key);
    const name = scene.nameOf(key);
    return scene.placed(key, place, false, `the key ${name}`, [keyAtom(name), ...serviceIn("kms", place.region)]);
  },
});
