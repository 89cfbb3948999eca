#!/bin/sh
# Makes a product of two upstream APIs: one at its root, one below /words with a method of its own, counted and limited by itself.
# usage: backends-by-path.sh ADMIN_TOKEN [ADMIN_URL] [GATEWAY_URL]   (needs curl only)
set -eu
token=${1:?usage: backends-by-path.sh ADMIN_TOKEN [ADMIN_URL] [GATEWAY_URL]}
admin=${2:-http://localhost:8000}/admin/api
gateway=${3:-http://localhost:8080}
upstream=${UPSTREAM:-http://localhost:8099}

call() {
  answer=$(curl -sS --fail-with-body -H "Authorization: Bearer $token" "$@") || { printf '%s\n' "$answer" >&2; return 1; }
  printf '%s\n' "$answer"
}
field() { sed 's/.*"'"$1"'":"\{0,1\}\([^",}]*\).*/\1/;q'; }
first_id() { sed -n 's/[^{]*{"[a-z_]*":{"id":\([0-9]*\).*/\1/p;q' | grep .; }

service=$(call "$admin/services.json" -d name=Library | first_id)
call -X PATCH "$admin/services/$service/proxy.json" -d api_backend="$upstream" >/dev/null

words=$(call "$admin/backend_apis.json" -d name=Words -d private_endpoint="$upstream/dictionary" | first_id)
hits=$(call "$admin/backend_apis/$words/metrics.json" | sed 's/.*\[{"metric":{"id":\([0-9]*\).*/\1/;q')
find=$(call "$admin/backend_apis/$words/metrics/$hits/methods.json" -d friendly_name=Find | first_id)
call "$admin/backend_apis/$words/mapping_rules.json" -d http_method=GET -d pattern='/find/{word}' -d delta=1 -d metric_id="$find" >/dev/null
call "$admin/services/$service/backend_usages.json" -d backend_api_id="$words" -d path=/words >/dev/null

plan=$(call "$admin/services/$service/application_plans.json" -d name=Readers | first_id)
call "$admin/application_plans/$plan/metrics/$find/limits.json" -d period=eternity -d value=2 >/dev/null
account=$(call "$admin/signup.json" -d org_name="Readers Inc" -d username="reader-$service" | first_id)
key=$(call "$admin/accounts/$account/applications.json" -d plan_id="$plan" -d name=First -d description="made by a script" | field user_key)
call -X POST "$admin/services/$service/proxy/deploy.json" >/dev/null
version=$(call "$admin/services/$service/proxy/configs/sandbox/latest.json" | sed 's/.*"proxy_config":{"id":[0-9]*,"version":\([0-9]*\).*/\1/;q')
call "$admin/services/$service/proxy/configs/sandbox/$version/promote.json" -d to=production >/dev/null
host=$(call "$admin/services/$service/proxy.json" | sed 's/.*"endpoint":"http:\/\/\([^":]*\).*/\1/;q')

echo "product $service, method $find"
for path in /shelf/words /words/find/tollgate /words/find/gate /words/find/toll /words; do
  # The promotion is served within two seconds; until then the host is nobody's (404) or the default product's (403).
  for _ in 1 2 3 4 5 6 7 8; do
    answer=$(curl -s -w '\n%{http_code}' -H "Host: $host" "$gateway$path?user_key=$key")
    case "$answer" in *404 | *403) sleep 0.25 ;; *) break ;; esac
  done
  case "$answer" in
    *200) echo "$path -> $(printf '%s' "$answer" | field path)" ;;
    *) echo "$path -> $(printf '%s' "$answer" | sed -n '$p')" ;;
  esac
done
