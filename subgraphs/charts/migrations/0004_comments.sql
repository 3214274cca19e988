CREATE TABLE "charts"."comments" (
	"id" text PRIMARY KEY NOT NULL,
	"chart_id" text NOT NULL,
	"thread_id" text,
	"author_id" text NOT NULL,
	"body" text NOT NULL,
	"anchor" text,
	"mentions" jsonb NOT NULL,
	"idempotency_key" text,
	"created_at" timestamp with time zone NOT NULL,
	"resolved_at" timestamp with time zone,
	"resolved_by" text
);
--> statement-breakpoint
ALTER TABLE "charts"."comments" ADD CONSTRAINT "comments_chart_id_charts_id_fk" FOREIGN KEY ("chart_id") REFERENCES "charts"."charts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charts"."comments" ADD CONSTRAINT "comments_thread_id_comments_id_fk" FOREIGN KEY ("thread_id") REFERENCES "charts"."comments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comments_by_chart" ON "charts"."comments" USING btree ("chart_id","id");--> statement-breakpoint
CREATE INDEX "comments_by_thread" ON "charts"."comments" USING btree ("thread_id");--> statement-breakpoint
CREATE UNIQUE INDEX "comments_idempotency" ON "charts"."comments" USING btree ("chart_id","author_id","idempotency_key");