import type { Published } from "./published";

/**
 * Names that PostgreSQL has had since version 11. Static ones take effect at a restart: RDS refuses to apply them at once. Later versions and RDS
 * have more.
 */
export const POSTGRES_PARAMETERS: Published<Readonly<Record<"static" | "dynamic", readonly string[]>>> = {
  title: "Parameters of PostgreSQL: those that need a restart (static, in RDS's words) and others",
  sources: [
    "https://www.postgresql.org/docs/current/runtime-config.html",
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.Parameters.html",
  ],
  asOf: "2026-11-28",
  data: {
    static: [
      ...["max_connections", "superuser_reserved_connections", "shared_buffers", "huge_pages"],
      ...["max_prepared_transactions", "max_files_per_process", "max_worker_processes", "wal_log_hints", "wal_buffers"],
      ...["max_wal_senders", "max_replication_slots", "track_commit_timestamp", "max_logical_replication_workers"],
      ...["track_activity_query_size", "autovacuum_max_workers", "autovacuum_freeze_max_age"],
      ...["autovacuum_multixact_freeze_max_age", "shared_preload_libraries", "max_locks_per_transaction"],
      "max_pred_locks_per_transaction",
    ],
    dynamic: [
      ...["tcp_keepalives_idle", "tcp_keepalives_interval", "tcp_keepalives_count", "authentication_timeout"],
      ...["password_encryption", "temp_buffers", "work_mem", "maintenance_work_mem", "autovacuum_work_mem"],
      ...["max_stack_depth", "temp_file_limit", "vacuum_cost_delay", "vacuum_cost_page_hit", "vacuum_cost_page_miss"],
      ...["vacuum_cost_page_dirty", "vacuum_cost_limit", "bgwriter_delay", "bgwriter_lru_maxpages"],
      ...["bgwriter_lru_multiplier", "bgwriter_flush_after", "effective_io_concurrency"],
      ...["max_parallel_maintenance_workers", "max_parallel_workers_per_gather", "parallel_leader_participation"],
      ...["max_parallel_workers", "backend_flush_after", "synchronous_commit", "wal_compression", "wal_writer_delay"],
      ...["wal_writer_flush_after", "commit_delay", "commit_siblings", "checkpoint_timeout", "max_wal_size"],
      ...["min_wal_size", "checkpoint_completion_target", "checkpoint_flush_after", "checkpoint_warning"],
      ...["wal_sender_timeout", "max_standby_archive_delay", "max_standby_streaming_delay"],
      ...[
        "wal_receiver_status_interval",
        "hot_standby_feedback",
        "wal_receiver_timeout",
        "wal_retrieve_retry_interval",
      ],
      ...["max_sync_workers_per_subscription", "enable_bitmapscan", "enable_hashagg", "enable_hashjoin"],
      ...["enable_indexscan", "enable_indexonlyscan", "enable_material", "enable_mergejoin", "enable_nestloop"],
      ...["enable_parallel_append", "enable_seqscan", "enable_sort", "enable_tidscan", "enable_partitionwise_join"],
      ...["enable_partitionwise_aggregate", "enable_parallel_hash", "enable_partition_pruning", "seq_page_cost"],
      ...["random_page_cost", "cpu_tuple_cost", "cpu_index_tuple_cost", "cpu_operator_cost", "parallel_tuple_cost"],
      ...["parallel_setup_cost", "jit_above_cost", "jit_optimize_above_cost", "jit_inline_above_cost"],
      ...["min_parallel_table_scan_size", "min_parallel_index_scan_size", "effective_cache_size", "geqo_threshold"],
      ...["geqo_effort", "geqo_pool_size", "geqo_generations", "geqo_selection_bias", "geqo_seed"],
      ...["default_statistics_target", "constraint_exclusion", "cursor_tuple_fraction", "from_collapse_limit"],
      ...["join_collapse_limit", "log_rotation_age", "log_rotation_size", "log_filename", "client_min_messages"],
      ...["log_min_messages", "log_min_error_statement", "log_min_duration_statement", "log_checkpoints"],
      ...["log_connections", "log_disconnections", "log_duration", "log_error_verbosity", "log_hostname"],
      ...["log_lock_waits", "log_statement", "log_replication_commands", "log_temp_files", "log_timezone"],
      ...["track_activities", "track_counts", "track_io_timing", "track_functions", "log_parser_stats"],
      ...["log_planner_stats", "log_executor_stats", "log_statement_stats", "log_autovacuum_min_duration"],
      ...["autovacuum_naptime", "autovacuum_vacuum_threshold", "autovacuum_analyze_threshold"],
      ...["autovacuum_vacuum_scale_factor", "autovacuum_analyze_scale_factor", "autovacuum_vacuum_cost_delay"],
      ...["autovacuum_vacuum_cost_limit", "search_path", "row_security", "temp_tablespaces", "check_function_bodies"],
      ...["default_transaction_isolation", "default_transaction_read_only", "default_transaction_deferrable"],
      ...["session_replication_role", "statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"],
      ...["vacuum_freeze_min_age", "vacuum_freeze_table_age", "vacuum_multixact_freeze_min_age"],
      ...["vacuum_multixact_freeze_table_age", "bytea_output", "xmlbinary", "xmloption", "gin_fuzzy_search_limit"],
      ...["gin_pending_list_limit", "datestyle", "intervalstyle", "extra_float_digits", "client_encoding"],
      ...["lc_messages", "lc_monetary", "lc_numeric", "default_text_search_config", "session_preload_libraries"],
      ...["deadlock_timeout", "max_pred_locks_per_relation", "max_pred_locks_per_page", "array_nulls"],
      ...["backslash_quote", "escape_string_warning", "quote_all_identifiers", "standard_conforming_strings"],
      ...["synchronize_seqscans", "transform_null_equals", "exit_on_error", "restart_after_crash"],
    ],
  },
};
