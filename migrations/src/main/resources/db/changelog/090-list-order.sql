--liquibase formatted sql

--changeset trialbridge:090-list-order splitStatements:false
-- Where a row stands in a list: by the value of a column as a text, then by its id. What has no value comes last, upwards
-- and down. Compared in collation "C".
create function list_place(value text, id bigint, down boolean) returns text language sql immutable parallel safe as $$
    select case when (value is null) = down then '0' else '1' end
           || left(coalesce(value, ''), 200) || chr(9) || lpad(id::text, 19, '0')
$$;

-- Whether a row comes after the last one seen, if there is one.
create function stands_after(place text, last text, down boolean) returns boolean language sql immutable parallel safe as $$
    select last is null or case when down then place < last collate "C" else place > last collate "C" end
$$;

-- A number as a text that is ordered as the number is.
create function in_order(number bigint) returns text language sql immutable parallel safe strict as $$
    select lpad(number::text, 19, '0')
$$;

-- A country's place among all by their English names.
create function country_place(iso2 text) returns text language sql immutable parallel safe strict as $$
    select in_order(array_position('{
        AF, AX, AL, DZ, AS, AD, AO, AI, AQ, AG, AR, AM, AW, AU, AT, AZ, BS, BH, BD, BB, BY, BE, BZ, BJ, BM, BT, BO, BA,
        BW, BR, IO, VG, BN, BG, BF, BI, KH, CM, CA, CV, BQ, KY, CF, TD, CL, CN, CX, CC, CO, KM, CG, CD, CK, CR, CI, HR,
        CU, CW, CY, CZ, DK, DJ, DM, DO, EC, EG, SV, GQ, ER, EE, SZ, ET, FK, FO, FJ, FI, FR, GF, PF, TF, GA, GM, GE, DE,
        GH, GI, GR, GL, GD, GP, GU, GT, GG, GN, GW, GY, HT, HN, HK, HU, IS, IN, ID, IR, IQ, IE, IM, IL, IT, JM, JP, JE,
        JO, KZ, KE, KI, KW, KG, LA, LV, LB, LS, LR, LY, LI, LT, LU, MO, MG, MW, MY, MV, ML, MT, MH, MQ, MR, MU, YT, MX,
        FM, MD, MC, MN, ME, MS, MA, MZ, MM, NA, NR, NP, NL, NC, NZ, NI, NE, NG, NU, NF, MP, KP, MK, NO, OM, PK, PW, PS,
        PA, PG, PY, PE, PH, PN, PL, PT, PR, QA, RE, RO, RU, RW, WS, SM, ST, SA, SN, RS, SC, SL, SG, SX, SK, SI, SB, SO,
        ZA, GS, KR, SS, ES, LK, BL, SH, KN, LC, MF, PM, VC, SD, SR, SJ, SE, CH, SY, TW, TJ, TZ, TH, TL, TG, TK, TO, TT,
        TN, TR, TM, TC, TV, UM, VI, UG, UA, AE, GB, US, UY, UZ, VU, VA, VE, VN, WF, EH, YE, ZM, ZW}'::text[], iso2))
$$;
