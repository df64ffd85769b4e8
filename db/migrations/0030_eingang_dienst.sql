-- The work list narrowed down to the cases of one service.
create index eingang_dienst on eingang (jobcenter_id, thema, faellig, seit, id) where art = 'vorgang';
