/** What publishes to topics by itself: budgets, cost anomalies, notification rules, events of databases and caches. */

import type { BudgetState } from "@pulumi/aws/budgets/budget";
import type { NotificationRuleState } from "@pulumi/aws/codestarnotifications/notificationRule";
import type { AnomalySubscriptionState } from "@pulumi/aws/costexplorer/anomalySubscription";
import type { EventSubscriptionState as DocdbEventSubscriptionState } from "@pulumi/aws/docdb/eventSubscription";
import type { EventSubscriptionState as NeptuneEventSubscriptionState } from "@pulumi/aws/neptune/eventSubscription";
import type { EventSubscriptionState as RedshiftEventSubscriptionState } from "@pulumi/aws/redshift/eventSubscription";
import { type } from "./type";

export const BUDGET = type<BudgetState>("aws:budgets/budget:Budget");
export const COST_ANOMALY_SUBSCRIPTION = type<AnomalySubscriptionState>(
  "aws:costexplorer/anomalySubscription:AnomalySubscription",
);
export const NOTIFICATION_RULE = type<NotificationRuleState>(
  "aws:codestarnotifications/notificationRule:NotificationRule",
);
export const DOCDB_EVENT_SUBSCRIPTION = type<DocdbEventSubscriptionState>(
  "aws:docdb/eventSubscription:EventSubscription",
);
export const NEPTUNE_EVENT_SUBSCRIPTION = type<NeptuneEventSubscriptionState>(
  "aws:neptune/eventSubscription:EventSubscription",
);
export const REDSHIFT_EVENT_SUBSCRIPTION = type<RedshiftEventSubscriptionState>(
  "aws:redshift/eventSubscription:EventSubscription",
);
