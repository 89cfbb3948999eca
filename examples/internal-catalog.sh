#!/usr/bin/env bash
# Fills a backend through its internal API, calls it, looks at what came of it, and removes everything again.
# usage: BACKEND_URL=http://localhost:3000 INTERNAL_USER=... INTERNAL_PASSWORD=... internal-catalog.sh   (needs curl only)
# It stops at the first answer that is not the expected one and says which.
set -eu
backend=${BACKEND_URL:?set BACKEND_URL to the address of the Service Management API, such as http://localhost:3000}
user=${INTERNAL_USER:?set INTERNAL_USER}
password=${INTERNAL_PASSWORD:?set INTERNAL_PASSWORD}
service=${SERVICE:-example-service}

# request STATUS METHOD PATH [BODY]: the answer's body is left in $answer
request() {
  expected=$1 method=$2 path=$3
  # The password goes in by a file descriptor: other users can read command lines.
  answer=$(curl -sS -X "$method" -w '\n%{http_code}' -K <(printf 'user = "%s:%s"\n' "$user" "$password") \
    -H 'Content-Type: application/json' ${4:+--data "$4"} "$backend$path") || stop "curl cannot reach $backend"
  status=${answer##*$'\n'} answer=${answer%$'\n'*}
  [ "$status" = "$expected" ] || stop "answered $status instead of $expected: $answer"
  echo "$status $method $path"
}
shows() { case $answer in *"$1"*) ;; *) stop "the answer lacks $1: $answer" ;; esac; }
stop() { echo "${method:-} ${path:-}: $1" >&2; exit 1; }

S=/internal/services/$service
A=$S/applications/shop

request 200 GET /internal/check.json
request 404 GET "$S"

# What is sold: a service with two metrics, one a method of the other, and a plan of 5 searches an hour.
request 201 POST /internal/services/ '{"service":{"id":"'"$service"'","provider_key":"example-key","backend_version":"2","referrer_filters_required":false}}'
request 201 POST /internal/service_tokens/ '{"service_tokens":{"example-token":{"service_id":"'"$service"'"}}}'
request 201 POST "$S/metrics/1" '{"metric":{"name":"hits"}}'
request 201 POST "$S/metrics/2" '{"metric":{"name":"search","parent_id":"1"}}'
request 200 PUT "$S/plans/small/usagelimits/2/hour" '{"usagelimit":{"hour":5}}'
request 200 PUT "$S/plans/small/usagelimits/1/eternity" '{"usagelimit":{"eternity":1000}}'
request 201 POST "$S/alert_limits/" '{"alert_limit":{"value":80}}'

# Who uses it: an application with a key, a user key and a referrer filter.
request 201 POST "$A" '{"application":{"state":"active","plan_id":"small","plan_name":"Small"}}'
request 201 POST "$A/keys/" '{"application_key":{"value":"shop-key"}}'
request 200 PUT "$A/key/shop-user-key"
request 200 GET "$S/applications/key/shop-user-key"; shows '"id":"shop"'
request 201 POST "$A/referrer_filters" '{"referrer_filter":"*.example.org"}'

# The service is open from the next call on.
call="/transactions/authrep.xml?service_token=example-token&service_id=$service&app_id=shop&referrer=www.example.org"
request 409 GET "$call"; shows 'application key is missing'
request 200 GET "$call&app_key=shop-key&usage%5Bsearch%5D=4"; shows '<current_value>4</current_value>'
request 409 GET "$call&app_key=shop-key&usage%5Bsearch%5D=2"; shows 'usage limits are exceeded'
request 404 GET "${call/app_id=shop/app_id=nobody}"

request 200 GET "$A/utilization/"; shows '"metric_name":"search","max_value":5,"current_value":4'
echo "$answer"
request 200 GET "$S/errors/"; shows application_not_found
echo "$answer"
for _ in 1 2 3 4 5 6 7 8 9 10; do      # events are written just after the call is answered
  request 200 GET /internal/events/
  case $answer in *'"alert"'*) break ;; esac
  sleep 0.2
done
shows '"first_traffic"'; shows '"limit":"search per hour: 4/5"'
echo "$answer"

# And all of it away again.
request 200 DELETE /internal/events/ '{"upto_id":9007199254740991}'
request 200 DELETE "$S/errors/"
request 200 DELETE "$A/referrer_filters/*.example.org"
request 200 DELETE "$S/applications/key/shop-user-key"
request 200 DELETE "$A/keys/shop-key"
request 200 DELETE "$A"
request 200 DELETE "$S/alert_limits/80"
request 200 DELETE "$S/plans/small/usagelimits/1/eternity"
request 200 DELETE "$S/plans/small/usagelimits/2/hour"
request 200 DELETE "$S/metrics/2"
request 200 DELETE "$S/metrics/1"
request 200 DELETE /internal/service_tokens/ '{"service_tokens":[{"service_token":"example-token","service_id":"'"$service"'"}]}'; shows '"count":1'
request 200 DELETE "$S/stats"
request 200 DELETE "$S"
request 404 GET "$S"
echo "done: $service came, was called and has gone"
